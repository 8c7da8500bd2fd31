package io.dropsize.image.container;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** GIF's LZW encoder: codes of growing width for repeated sequences, in short blocks. */
public final class GifLzw {
    private static final int MAX_CODES = 1 << 12;
    private static final int MAX_BLOCK = 0xFF;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final byte[] block = new byte[MAX_BLOCK];
    private int blockBytes;
    private int bits;
    private int bitCount;

    /**
     * The code of a sequence that is extended by an index, by the sequence's code and that index; 0
     * if there is none.
     */
    private final short[] table;

    private final int colourBits;
    private int codeBits;
    private int nextCode;

    private GifLzw(int colourBits) {
        this.colourBits = colourBits;
        this.table = new short[MAX_CODES << colourBits];
    }

    /**
     * @param colourBits 2 to 8 Compresses palette indexes.
     * @return the initial code width, then the blocks
     */
    public static byte[] code(byte[] numbers, int colourBits) {
        var lzw = new GifLzw(colourBits);
        lzw.out.write(colourBits);
        lzw.codeAll(numbers);
        return lzw.out.toByteArray();
    }

    private void codeAll(byte[] numbers) {
        int clear = 1 << colourBits;
        restart(clear);
        int run = numbers[0] & 0xFF;
        for (int i = 1; i < numbers.length; i++) {
            int number = numbers[i] & 0xFF;
            int at = run << colourBits | number;
            if (table[at] != 0) {
                run = table[at];
                continue;
            }
            put(run);
            run = number;
            if (nextCode == MAX_CODES) {
                restart(clear);
            } else {
                table[at] = (short) nextCode;
                if (nextCode == 1 << codeBits) {
                    codeBits++;
                }
                nextCode++;
            }
        }
        put(run);
        if (nextCode == 1 << codeBits && codeBits < 12) {
            codeBits++; // the decoder's table grows once more
        }
        put(clear + 1);
        finish();
    }

    private void restart(int clear) {
        if (codeBits == 0) {
            codeBits = colourBits + 1;
        }
        put(clear);
        Arrays.fill(table, (short) 0);
        codeBits = colourBits + 1;
        nextCode = clear + 2;
    }

    private void put(int code) {
        bits |= code << bitCount;
        bitCount += codeBits;
        while (bitCount >= Byte.SIZE) {
            putByte();
            bits >>>= Byte.SIZE;
            bitCount -= Byte.SIZE;
        }
    }

    private void putByte() {
        block[blockBytes++] = (byte) bits;
        if (blockBytes == MAX_BLOCK) {
            putBlock();
        }
    }

    private void putBlock() {
        out.write(blockBytes);
        out.write(block, 0, blockBytes);
        blockBytes = 0;
    }

    private void finish() {
        if (bitCount > 0) {
            putByte();
        }
        if (blockBytes > 0) {
            putBlock();
        }
        out.write(0);
    }
}
