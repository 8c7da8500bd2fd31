package io.dropsize.ui.upload.compare;

import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/**
 * Mouse and keys of a comparison. A drag pans an enlarged image, or moves the divider if it starts
 * there.
 */
final class CompareInput {
    /** The part of the width by which an arrow key moves the divider. */
    private static final double STEP = 0.05;

    /** The length by which an arrow key pans. */
    private static final double PAN = 40;

    private static final double WHEEL_NOTCH = 40;

    private final CompareView view;
    private boolean panning;
    private double lastX;
    private double lastY;

    private CompareInput(CompareView view) {
        this.view = view;
    }

    static void handle(CompareView view) {
        CompareInput input = new CompareInput(view);
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, input::pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, input::dragged);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, input::clicked);
        view.addEventHandler(ScrollEvent.SCROLL, input::scrolled);
        view.addEventHandler(KeyEvent.KEY_PRESSED, input::key);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        lastX = event.getX();
        lastY = event.getY();
        boolean near = view.isNearDivider(event.getX());
        panning = view.isHalved() || !view.isFitted() && !(near && view.hasCopy());
        if (near) {
            view.divideAt(event.getX());
        }
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (panning) {
            view.pan(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
        } else {
            view.divideAt(event.getX());
        }
        event.consume();
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        if (event.getClickCount() == 2) {
            if (view.isFitted()) {
                view.actualSize(event.getX(), event.getY());
            } else {
                view.fit();
            }
        } else if (view.isFitted() && event.getClickCount() == 1) {
            view.divideAt(event.getX());
        }
        event.consume();
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0 && view.hasImage().get()) {
            double factor = Math.pow(CompareView.FACTOR, event.getDeltaY() / WHEEL_NOTCH);
            view.zoomBy(factor, event.getX(), event.getY());
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        boolean pans = view.isHalved() || event.isShiftDown() && !view.isFitted();
        switch (event.getCode()) {
            case LEFT -> sideways(pans, -1);
            case RIGHT -> sideways(pans, 1);
            case UP -> view.pan(0, PAN);
            case DOWN -> view.pan(0, -PAN);
            case PLUS, EQUALS, ADD -> view.zoomIn();
            case MINUS, SUBTRACT -> view.zoomOut();
            case DIGIT0, NUMPAD0 -> view.fit();
            case DIGIT1, NUMPAD1 -> view.actualSize();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void sideways(boolean pans, int way) {
        if (pans) {
            view.pan(-way * PAN, 0);
        } else {
            view.moveDivider(way * STEP);
        }
    }
}
