package io.dropsize.ui.upload;

import io.dropsize.settings.Settings;
import io.dropsize.store.Destination;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.kit.Tooltips;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;

import java.util.function.Consumer;

/** The destination menu, which ends with an item to add one. */
final class DestinationMenu {
    private final MenuButton button;
    private final Consumer<String> choose;
    private final MenuItem add = new MenuItem(Texts.of("upload.add-destination"));
    private final Tooltip whole = Tooltips.wrapped("");

    DestinationMenu(MenuButton button, Consumer<String> choose, Runnable addDestination) {
        this.button = button;
        this.choose = choose;
        button.setMnemonicParsing(false);
        button.setTooltip(whole);
        add.setOnAction(_ -> addDestination.run());
    }

    void show(Settings now) {
        String chosen = now.chosenDestination().name();
        TeamNames names = new TeamNames(now::isTeamDestination);
        button.setText(chosen);
        whole.setText(chosen);
        button.getItems().clear();
        for (Destination destination : now.destinations()) {
            RadioMenuItem item = item(destination.name(), destination.name().equals(chosen));
            item.setText(names.toString(destination.name()));
            button.getItems().add(item);
        }
        button.getItems().addAll(new SeparatorMenuItem(), add);
    }

    private RadioMenuItem item(String name, boolean chosen) {
        RadioMenuItem item = new RadioMenuItem(name);
        item.setMnemonicParsing(false); // An underscore is part of the name, not a mnemonic.
        item.setSelected(chosen);
        item.setOnAction(
                _ -> {
                    item.setSelected(true);
                    choose.accept(name);
                });
        return item;
    }
}
