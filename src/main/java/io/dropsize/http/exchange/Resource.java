package io.dropsize.http.exchange;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An address of the endpoint.
 *
 * @param path the whole path; if it ends with a slash, all paths below it, too
 * @param access whether it needs the token
 * @param errors turns refusals into responses of the form that its clients expect
 * @param methods the route for each HTTP method; HEAD is answered as GET
 */
public record Resource(
        String path,
        Access access,
        Function<RefusedException, Reply> errors,
        Map<String, Route> methods) {

    public Resource {
        methods = Map.copyOf(methods);
    }

    /** Which requests need the token. */
    public enum Access {
        /**
         * None. If other computers can connect, the Host header may be anything, because load
         * balancers send the address of this computer.
         */
        PROBE,
        /** None. */
        OPEN,
        /** All, unless the user has decided that programs need none. */
        UPLOAD,
        /** All. */
        TOKEN
    }

    public boolean matches(String requested) {
        return path.endsWith("/")
                ? requested.startsWith(path) && requested.length() > path.length()
                : requested.equals(path);
    }

    /**
     * @throws RefusedException METHOD_WRONG
     */
    public Route route(String method) {
        Route route = methods.get(method.equals("HEAD") ? "GET" : method);
        if (route == null) {
            throw new RefusedException(Refusal.METHOD_WRONG, allow());
        }
        return route;
    }

    /** The value of the Allow header. */
    public String allow() {
        TreeSet<String> all = new TreeSet<>(methods.keySet());
        all.add("OPTIONS");
        if (all.contains("GET")) {
            all.add("HEAD");
        }
        return String.join(", ", all);
    }

    /** Answers the requests for one address. Calls block, each on its own virtual thread. */
    @FunctionalInterface
    public interface Route {
        /**
         * @throws RefusedException if the request as a whole is refused
         * @throws IOException if the client has gone
         */
        Reply answer(Call call) throws IOException;
    }
}
