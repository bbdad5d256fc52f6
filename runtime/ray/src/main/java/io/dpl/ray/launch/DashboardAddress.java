package io.dpl.ray.launch;

import io.dpl.api.diagnostic.DplException;
import io.dpl.api.diagnostic.RunCode;
import io.dpl.api.diagnostic.Span;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a cluster takes jobs: {@code http(s)://host:port}, and behind {@code ?driver=} the port
 * that the driver is to listen on, where not every port of the head can be reached from here.
 *
 * @param base without what stands behind it
 * @param driverPort 0 for any
 */
record DashboardAddress(URI base, int driverPort) {

  private static final Pattern FORM =
      Pattern.compile("(https?://[^/?#\\s]+[^?#\\s]*?)/*(?:\\?driver=(\\d{1,5}))?");

  /**
   * Reads one.
   *
   * <p>Errors: DPL5304 if it is none.
   */
  static DashboardAddress parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches() || URI.create(form.group(1)).getHost() == null) {
      throw wrong(text);
    }
    int port = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    if (port > 0xffff) {
      throw wrong(text);
    }
    return new DashboardAddress(URI.create(form.group(1)), port);
  }

  private static DplException wrong(String text) {
    return DplException.of(
        RunCode.RAY_NO_ANSWER,
        Span.NONE,
        "'" + text + "' is not the address of a dashboard",
        "write http://HOST:PORT as ray start --head printed it, for example http://10.0.0.1:8265",
        "or http://HOST:PORT?driver=PORT, where only that port of the head can be reached from"
            + " here");
  }

  String host() {
    return base.getHost();
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
