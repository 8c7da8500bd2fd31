package io.dropsize.fetch;

import io.dropsize.network.AddressBlock;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Distinguishes addresses of the public internet from all others: loopback, private, link-local
 * (including the metadata services of clouds), carrier-grade NAT, multicast, reserved (IANA's
 * registries of special-purpose addresses, RFC 6890).
 */
final class PublicAddresses {
    private static final List<AddressBlock> RESERVED_V4 =
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
    private static final AddressBlock UNICAST_V6 = AddressBlock.parse("2000::/3");

    private static final List<AddressBlock> RESERVED_V6 =
            blocks("2001::/23", "2001:db8::/32", "3fff::/20");

    /** Ranges with an embedded IPv4 address, by its offset in bytes. */
    private static final AddressBlock NAT64 = AddressBlock.parse("64:ff9b::/96");

    private static final int NAT64_OFFSET = 12;
    private static final AddressBlock SIX_TO_FOUR = AddressBlock.parse("2002::/16");
    private static final int SIX_TO_FOUR_OFFSET = 2;

    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress(); // IPv4-mapped IPv6 addresses are already IPv4 here.
        if (address instanceof Inet4Address) {
            return RESERVED_V4.stream().noneMatch(block -> block.contains(address));
        }
        if (NAT64.contains(address)) {
            return isPublic(embedded(bytes, NAT64_OFFSET));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(embedded(bytes, SIX_TO_FOUR_OFFSET));
        }
        return UNICAST_V6.contains(address)
                && RESERVED_V6.stream().noneMatch(block -> block.contains(address));
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

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts).map(AddressBlock::parse).toList();
    }
}
