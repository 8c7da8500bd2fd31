package io.dropsize.ui.library;

import javafx.scene.input.KeyCode;

import java.util.OptionalInt;

/**
 * The effect of navigation keys in a grid.
 *
 * @param size the number of items
 * @param columns the number of columns
 * @param rows the number of visible rows
 */
record GridKeys(int size, int columns, int rows) {
    /** The index that a key moves to; empty for other keys and for an empty grid. */
    OptionalInt target(KeyCode key, OptionalInt lead) {
        if (size == 0) {
            return OptionalInt.empty();
        }
        OptionalInt step = step(key);
        if (step.isEmpty()) {
            return OptionalInt.empty();
        }
        if (lead.isEmpty()) {
            return OptionalInt.of(key == KeyCode.END ? size - 1 : 0);
        }
        int from = lead.getAsInt();
        long wanted = (long) from + step.getAsInt();
        boolean sideways = Math.abs(step.getAsInt()) < columns || columns == 1;
        if (sideways || key == KeyCode.HOME || key == KeyCode.END) {
            return OptionalInt.of((int) Math.clamp(wanted, 0L, size - 1L));
        }
        return OptionalInt.of(inColumn(from, wanted));
    }

    /**
     * Up and down stay in their column; from the second last row, down may reach the last image.
     */
    private int inColumn(int from, long wanted) {
        if (wanted < 0) {
            return from % columns;
        }
        if (wanted < size) {
            return (int) wanted;
        }
        boolean lastRow = from / columns == (size - 1) / columns;
        return lastRow ? from : size - 1;
    }

    private OptionalInt step(KeyCode key) {
        return switch (key) {
            case LEFT -> OptionalInt.of(-1);
            case RIGHT -> OptionalInt.of(1);
            case UP -> OptionalInt.of(-columns);
            case DOWN -> OptionalInt.of(columns);
            case PAGE_UP -> OptionalInt.of(-columns * Math.max(1, rows));
            case PAGE_DOWN -> OptionalInt.of(columns * Math.max(1, rows));
            case HOME -> OptionalInt.of(-size);
            case END -> OptionalInt.of(size);
            default -> OptionalInt.empty();
        };
    }
}
