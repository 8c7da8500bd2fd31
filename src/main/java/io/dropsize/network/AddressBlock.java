package io.dropsize.network;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A range of IP addresses with a common prefix (CIDR, RFC 4632).
 *
 * @param network its first address
 * @param bits the length of the prefix, from 0 to the length of an address
 */
public record AddressBlock(InetAddress network, int bits) {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9a-f:.]*:[0-9a-f:.]*)/([0-9]{1,3})");

    /**
     * @throws IllegalArgumentException if addresses of this kind don't have so many bits
     */
    public AddressBlock {
        if (bits < 0 || bits > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException(bits + " bits");
        }
    }

    /**
     * Parses a block such as {@code 10.0.0.0/8}.
     *
     * @throws IllegalArgumentException if it isn't one
     */
    public static AddressBlock parse(String text) {
        Matcher parts = BLOCK.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException(text);
        }
        InetAddress network = InetAddress.ofLiteral(parts.group(1));
        return new AddressBlock(network, Integer.parseInt(parts.group(2)));
    }

    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] prefix = network.getAddress();
        int whole = bits / Byte.SIZE;
        int mask = 0xff00 >> bits % Byte.SIZE & 0xff;
        return bytes.length == prefix.length
                && Arrays.equals(bytes, 0, whole, prefix, 0, whole)
                && (mask == 0 || ((bytes[whole] ^ prefix[whole]) & mask) == 0);
    }
}
