package io.dpl.cli.request;

import java.util.List;

/**
 * Asks for the canonical layout.
 *
 * @param check only says which scripts have another one
 */
public record FormatRequest(List<Script> scripts, boolean check) {

  public FormatRequest {
    scripts = List.copyOf(scripts);
  }
}
