package io.dpl.cli.request;

/**
 * Asks what works here and what is missing.
 *
 * @param classPath only prints what a Java program or SQL tool puts on its class path
 */
public record DoctorRequest(boolean classPath) {}
