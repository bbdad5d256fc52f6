package io.dpl.cli.request;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster to work on.
 *
 * @param address host:port of its head, or the address of its dashboard, to submit a job there
 * @param home where Ray is installed here
 * @param code where the nodes find the worker package
 */
public record RayRequest(String address, Optional<Path> home, Optional<String> code) {}
