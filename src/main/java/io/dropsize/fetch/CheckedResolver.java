package io.dropsize.fetch;

import org.apache.hc.client5.http.DnsResolver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Resolves names to allowed addresses only. The connection uses the address that was checked, so a
 * name that resolves to another address a moment later (DNS rebinding) has no effect.
 *
 * @param names resolves a name, or a literal address
 * @param allowed decides which addresses may be connected to
 */
record CheckedResolver(Names names, Predicate<InetAddress> allowed) implements DnsResolver {
    static final Names SYSTEM = InetAddress::getAllByName;

    /** Resolves names. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** None of a name's addresses is allowed. */
    static final class ForbiddenException extends UnknownHostException {
        private static final long serialVersionUID = 1;

        ForbiddenException(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] checked =
                Stream.of(names.of(host)).filter(allowed).toArray(InetAddress[]::new);
        if (checked.length == 0) {
            throw new ForbiddenException(host);
        }
        return checked;
    }

    /**
     * Checks the host of a request that a proxy makes. A name that is unknown here is left to the
     * proxy, which may be the only computer that can resolve it.
     */
    void checkIfKnown(String host) throws ForbiddenException {
        InetAddress[] known;
        try {
            known = names.of(host);
        } catch (UnknownHostException _) {
            return;
        }
        if (!Stream.of(known).allMatch(allowed)) {
            throw new ForbiddenException(host);
        }
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
