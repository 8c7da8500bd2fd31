package io.dropsize.image.testkit;

import java.util.Base64;

/**
 * AVIF files of 16 by 16 pixels, the left half black and the right half white, with samples in
 * narrow range. libheif writes none; avifenc made these.
 */
@SuppressWarnings("MutablePublicArray")
public final class DrawnVideoRange {
    /** Of eight bits. */
    public static final byte[] GREY =
            coded(
                    """
                    AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAPBtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABw
                    aWN0AAAAAAAAAAAAAAAAbGliYXZpZgAAAAAOcGl0bQAAAAAAAQAAAB5pbG9jAAAAAEQAAAEAAQAA
                    AAEAAAEUAAAAGAAAAChpaW5mAAAAAAABAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAABoaXBy
                    cAAAAElpcGNvAAAAFGlzcGUAAAAAAAAAEAAAABAAAAAOcGl4aQAAAAABCAAAAAxhdjFDgQAcAAAA
                    ABNjb2xybmNseAABAA0ABgAAAAAXaXBtYQAAAAAAAAABAAEEAQKDBAAAACBtZGF0EgAKCBgM//lg
                    IaDEMgpEAACMnnvo0LNA
                    """);

    /** Of ten bits; the lower half lets half of the light through. */
    public static final byte[] GLASS =
            coded(
                    """
                    AAAAHGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZgAAAXFtZXRhAAAAAAAAAChoZGxyAAAAAAAAAABw
                    aWN0AAAAAAAAAAAAAAAAbGliYXZpZgAAAAAOcGl0bQAAAAAAAQAAACxpbG9jAAAAAEQAAAIAAQAA
                    AAEAAAGqAAAAGAACAAAAAQAAAZUAAAAVAAAAQmlpbmYAAAAAAAIAAAAaaW5mZQIAAAAAAQAAYXYw
                    MUNvbG9yAAAAABppbmZlAgAAAAACAABhdjAxQWxwaGEAAAAAGmlyZWYAAAAAAAAADmF1eGwAAgAB
                    AAEAAACnaXBycAAAAIFpcGNvAAAAFGlzcGUAAAAAAAAAEAAAABAAAAAOcGl4aQAAAAABCgAAAAxh
                    djFDgQBcAAAAABNjb2xybmNseAABAA0ABgAAAAA4YXV4QwAAAAB1cm46bXBlZzptcGVnQjpjaWNw
                    OnN5c3RlbXM6YXV4aWxpYXJ5OmFscGhhAAAAAB5pcG1hAAAAAAAAAAIAAQQBAoMEAAIEAQKDBQAA
                    ADVtZGF0EgAKBRgM//nUMgpEAACwZpBMs8c0EgAKCBgM//ngIaDEMgpEAACMnmfHYs80
                    """);

    private DrawnVideoRange() {}

    private static byte[] coded(String text) {
        return Base64.getMimeDecoder().decode(text);
    }
}
