package io.dropsize.ui.settings.destinations;

import io.dropsize.store.DestinationField;
import io.dropsize.store.service.Location;
import io.dropsize.ui.settings.shared.FormFields;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

/**
 * Distributes the values in a pasted address, such as bucket and region, to their fields. Can be
 * undone.
 */
public final class Autofill {
    private final FormFields<DestinationInput> fields;
    private final StringProperty template;
    private final ReadOnlyStringWrapper found = new ReadOnlyStringWrapper("");
    private @Nullable Change last;

    /** The text whose values the user doesn't want to be distributed. */
    private String declined = "";

    /** A pasted text, and the fields before and after its values were distributed. */
    private record Change(String text, DestinationInput before, Location after) {}

    Autofill(FormFields<DestinationInput> fields, StringProperty template) {
        this.fields = fields;
        this.template = template;
        fields.typed().addListener((_, _, now) -> typed(now));
    }

    /** Describes the values that were found in the pasted text; empty for none. */
    public ReadOnlyStringProperty found() {
        return found.getReadOnlyProperty();
    }

    /**
     * Distributes the values of a field.
     *
     * @param field BUCKET or ENDPOINT
     */
    public void apply(DestinationField field) {
        DestinationInput now = fields.typed().get();
        boolean ofBucket = field == DestinationField.BUCKET;
        String text = ofBucket ? now.bucket() : now.endpoint();
        String saved = ofBucket ? fields.loaded().bucket() : fields.loaded().endpoint();
        if (now.isThisComputer() || text.equals(saved) || text.equals(declined)) {
            return;
        }
        Location location = now.location();
        Location meant = ofBucket ? location.fromBucket(false) : location.fromEndpoint(false);
        if (!meant.equals(location)) {
            fields.fill(now.with(meant));
            last = new Change(text, now, fields.typed().get().location());
            found.set(UnderstoodText.of(meant, meant.folderFor(now.template())));
        }
    }

    /** Restores the text that was pasted. */
    public void undo() {
        Change done = last;
        if (done != null) {
            declined = done.text();
            fields.fill(fields.typed().get().with(done.before().location()));
            template.set(done.before().template());
            forget();
        }
    }

    /** Called when other values have been loaded. */
    void reset() {
        declined = "";
        forget();
    }

    /** Clears the description if it no longer applies to the fields. */
    private void typed(DestinationInput now) {
        if (last != null && !now.location().equals(last.after())) {
            forget();
        }
    }

    private void forget() {
        last = null;
        found.set("");
    }
}
