package org.maarg.runtime.control;

import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decides which HTTP requests get to the control API at all. */
final class ControlGuard {
  private static final Pattern LOOPBACK_HOST =
      Pattern.compile("(localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1])(:\\d{1,5})?");
  private static final String JSON = "application/json";

  private ControlGuard() {}

  /** The refusal of a request, or nothing if it may pass. */
  static Optional<ControlResponse> check(FullHttpRequest request) {
    if (!request.decoderResult().isSuccess()) {
      return refuse(400, "not an HTTP request");
    }
    if (!comesFromHere(request)) {
      return refuse(403, "the control API serves programs on this machine, not web pages");
    }
    String path = new QueryStringDecoder(request.uri()).path();
    Optional<String> method = ControlApi.methodOf(path);
    if (method.isEmpty()) {
      return refuse(404, "no such path");
    }
    String asked = request.method().name();
    boolean head = asked.equals("HEAD") && method.get().equals("GET");
    if (!head && !asked.equals(method.get())) {
      return Optional.of(
          ControlResponse.notAllowed(method.get().equals("GET") ? "GET, HEAD" : method.get()));
    }
    if (method.get().equals("POST") && !isJson(request)) {
      return refuse(415, "the body must be " + JSON);
    }
    return Optional.empty();
  }

  /**
   * A browser that a page uses against its user sends the page's host name in Host, or an Origin; a
   * program of this machine sends neither.
   */
  private static boolean comesFromHere(FullHttpRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
    return hosts.size() == 1
        && LOOPBACK_HOST.matcher(hosts.get(0).toLowerCase(Locale.ROOT)).matches()
        && !request.headers().contains(HttpHeaderNames.ORIGIN);
  }

  private static boolean isJson(FullHttpRequest request) {
    String type = request.headers().get(HttpHeaderNames.CONTENT_TYPE, "");
    int parameters = type.indexOf(';');
    String bare = parameters < 0 ? type : type.substring(0, parameters);
    return bare.trim().toLowerCase(Locale.ROOT).equals(JSON);
  }

  private static Optional<ControlResponse> refuse(int status, String reason) {
    return Optional.of(ControlResponse.error(status, reason));
  }
}
