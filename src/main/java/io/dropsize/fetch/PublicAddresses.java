package io.dropsize.fetch;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Distinguishes addresses of the public internet from all others: loopback, private, link-local
 * (including the metadata services of clouds), carrier-grade NAT, multicast, reserved (IANA's
 * registries of special-purpose addresses, RFC 6890).
 */
final class PublicAddresses {
    private static final List<Block> RESERVED_V4 =
            blocks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "168.63.129.16/32", // Azure's metadata service
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    /** The only IPv6 range that is assigned to the public internet. */
    private static final Block UNICAST_V6 = block("2000::/3");

    private static final List<Block> RESERVED_V6 =
            blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    /** Ranges with an embedded IPv4 address, by its offset in bytes. */
    private static final Block NAT64 = block("64:ff9b::/96");

    private static final int NAT64_OFFSET = 12;
    private static final Block SIX_TO_FOUR = block("2002::/16");
    private static final int SIX_TO_FOUR_OFFSET = 2;

    private PublicAddresses() {}

    private record Block(byte[] network, int bits) {
        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress(); // IPv4-mapped IPv6 addresses are already IPv4 here.
        if (address instanceof Inet4Address) {
            return RESERVED_V4.stream().noneMatch(block -> block.holds(bytes));
        }
        if (NAT64.holds(bytes)) {
            return isPublic(embedded(bytes, NAT64_OFFSET));
        }
        if (SIX_TO_FOUR.holds(bytes)) {
            return isPublic(embedded(bytes, SIX_TO_FOUR_OFFSET));
        }
        return UNICAST_V6.holds(bytes)
                && RESERVED_V6.stream().noneMatch(block -> block.holds(bytes));
    }

    private static InetAddress embedded(byte[] bytes, int offset) {
        byte[] inner = new byte[4];
        System.arraycopy(bytes, offset, inner, 0, inner.length);
        try {
            return InetAddress.getByAddress(inner);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    private static List<Block> blocks(String... texts) {
        return java.util.stream.Stream.of(texts).map(PublicAddresses::block).toList();
    }

    private static Block block(String text) {
        int slash = text.indexOf('/');
        InetAddress network = InetAddress.ofLiteral(text.substring(0, slash));
        return new Block(network.getAddress(), Integer.parseInt(text.substring(slash + 1)));
    }
}
