package io.dropsize.ui.shell;

import atlantafx.base.controls.ToggleSwitch;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Moves a box over a view so that it covers no control: near the bottom, in the middle if possible.
 * On the JavaFX thread.
 */
final class FreePlace {
    /** The distance to the bottom of the window. */
    private static final double BOTTOM = 52;

    private static final double STEP = 8;

    /** The distance to controls. */
    private static final double GAP = 6;

    /** How much of the view's height is searched. */
    private static final double LOWER_PART = 0.6;

    private final Node box;
    private final Node view;

    /**
     * @param box laid out at the bottom of the window, in the middle
     */
    FreePlace(Node box, Node view) {
        this.box = box;
        this.view = view;
        reset();
    }

    /** Moves the box to its usual place. */
    void reset() {
        box.setTranslateX(0);
        box.setTranslateY(-BOTTOM);
    }

    /** Moves the box if it covers a control. If there is no free place, it stays. */
    void take() {
        Bounds now = box.localToScene(box.getLayoutBounds());
        Bounds area = view.localToScene(view.getLayoutBounds());
        List<Bounds> controls = new ArrayList<>();
        collect(view, area, controls);
        if (isFree(now, controls)) {
            return;
        }
        Bounds usual = moved(now, -box.getTranslateX(), -BOTTOM - box.getTranslateY());
        search(usual, area, controls)
                .ifPresent(
                        free -> {
                            box.setTranslateX(free.getMinX() - usual.getMinX());
                            box.setTranslateY(free.getMinY() - usual.getMinY() - BOTTOM);
                        });
    }

    private static Optional<Bounds> search(Bounds usual, Bounds area, List<Bounds> controls) {
        double highest = area.getMaxY() - LOWER_PART * area.getHeight();
        for (double up = 0; usual.getMinY() - up >= highest; up += STEP) {
            for (double aside = 0; aside < area.getWidth() / 2; aside += STEP) {
                double height = up;
                Optional<Bounds> free =
                        DoubleStream.of(-aside, aside)
                                .mapToObj(x -> moved(usual, x, -height))
                                .filter(area::contains)
                                .filter(place -> isFree(place, controls))
                                .findFirst();
                if (free.isPresent()) {
                    return free;
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isFree(Bounds place, List<Bounds> controls) {
        Bounds around =
                new BoundingBox(
                        place.getMinX() - GAP,
                        place.getMinY() - GAP,
                        place.getWidth() + 2 * GAP,
                        place.getHeight() + 2 * GAP);
        return controls.stream().noneMatch(around::intersects);
    }

    private static Bounds moved(Bounds bounds, double x, double y) {
        return new BoundingBox(
                bounds.getMinX() + x, bounds.getMinY() + y, bounds.getWidth(), bounds.getHeight());
    }

    private static void collect(Node node, Bounds area, List<Bounds> controls) {
        if (!node.isVisible()) {
            return;
        }
        if (isControl(node)) {
            Bounds bounds = node.localToScene(node.getLayoutBounds());
            if (bounds.intersects(area)) {
                controls.add(bounds);
            }
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, area, controls));
        }
    }

    private static boolean isControl(Node node) {
        return node instanceof ButtonBase
                || node instanceof ComboBoxBase
                || node instanceof ChoiceBox
                || node instanceof TextInputControl
                || node instanceof ToggleSwitch;
    }
}
