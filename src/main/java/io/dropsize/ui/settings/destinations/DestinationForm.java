package io.dropsize.ui.settings.destinations;

import io.dropsize.store.DestinationField;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.service.Location;
import io.dropsize.store.service.Service;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.ListEditor;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of one destination, as properties. */
public final class DestinationForm implements ListEditor.EditedForm {
    private final StringProperty name = new SimpleStringProperty("");
    private final ObjectProperty<Service> service = new SimpleObjectProperty<>(Service.AMAZON_S3);
    private final StringProperty bucket = new SimpleStringProperty("");
    private final StringProperty region = new SimpleStringProperty("");
    private final StringProperty endpoint = new SimpleStringProperty("");
    private final ObjectProperty<KeySource> keys = new SimpleObjectProperty<>(KeySource.ACCESS_KEY);
    private final StringProperty profile = new SimpleStringProperty("");
    private final StringProperty accessKey = new SimpleStringProperty("");
    private final StringProperty secret = new SimpleStringProperty("");
    private final StringProperty template = new SimpleStringProperty("");
    private final StringProperty publicUrl = new SimpleStringProperty("");
    private final StringProperty headers = new SimpleStringProperty("");
    private final BooleanProperty overwrite = new SimpleBooleanProperty();
    private final BooleanProperty allowHttp = new SimpleBooleanProperty();
    private final ObjectProperty<@Nullable Fingerprint> certificate = new SimpleObjectProperty<>();
    private final MirrorForm mirrors = new MirrorForm();
    private final ObjectProperty<SecretState> secretState =
            new SimpleObjectProperty<>(SecretState.UNKNOWN);
    private final ObjectBinding<DestinationInput> typed;
    private final StringProperty understood = new SimpleStringProperty("");
    private String httpHost = "";
    private String pinnedHost = "";
    private String declined = "";
    private @Nullable Understanding understanding;
    private DestinationInput original = DestinationInput.fresh("");
    private Collection<String> taken = List.of();

    public DestinationForm() {
        Observable[] fields = {
            name,
            service,
            bucket,
            region,
            endpoint,
            keys,
            profile,
            accessKey,
            secret,
            template,
            publicUrl,
            overwrite,
            headers,
            certificate,
            mirrors.names()
        };
        typed = Bindings.createObjectBinding(this::read, fields);
        typed.addListener((_, _, now) -> changed(now));
        allowHttp.addListener(
                (_, _, now) -> httpHost = now ? Addresses.host(endpoint.getValueSafe()) : "");
        certificate.addListener((_, _, _) -> pinnedHost = Addresses.host(endpoint.getValueSafe()));
        endpoint.addListener((_, _, _) -> hostTyped());
    }

    @Override
    public StringProperty name() {
        return name;
    }

    public ObjectProperty<Service> service() {
        return service;
    }

    public StringProperty bucket() {
        return bucket;
    }

    public StringProperty region() {
        return region;
    }

    public StringProperty endpoint() {
        return endpoint;
    }

    public ObjectProperty<KeySource> keys() {
        return keys;
    }

    public StringProperty profile() {
        return profile;
    }

    public StringProperty accessKey() {
        return accessKey;
    }

    public StringProperty secret() {
        return secret;
    }

    public StringProperty template() {
        return template;
    }

    StringProperty publicUrl() {
        return publicUrl;
    }

    StringProperty headers() {
        return headers;
    }

    /** Adds a line to the headers, unless they contain it. */
    void addHeader(String line) {
        String text = headers.getValueSafe().strip();
        if (text.lines().noneMatch(line::equalsIgnoreCase)) {
            headers.set(text.isEmpty() ? line : text + "\n" + line);
        }
    }

    BooleanProperty overwrite() {
        return overwrite;
    }

    /** Returns whether the user accepts an endpoint without encryption. */
    public BooleanProperty allowHttp() {
        return allowHttp;
    }

    /** The only certificate that the endpoint may have; null for every valid one. */
    ObjectProperty<@Nullable Fingerprint> certificate() {
        return certificate;
    }

    /** The destinations that get the same copies. */
    public MirrorForm mirrors() {
        return mirrors;
    }

    /** Whether the keyring has a secret for this destination. */
    ObjectProperty<SecretState> secretState() {
        return secretState;
    }

    /** Returns the description of the values that were found in a pasted text; empty for none. */
    public StringProperty understood() {
        return understood;
    }

    /**
     * Distributes the values in a pasted address, such as bucket and region, to their fields.
     *
     * @param field BUCKET or ENDPOINT
     */
    public void understand(DestinationField field) {
        DestinationInput now = typed.get();
        boolean ofBucket = field == DestinationField.BUCKET;
        String text = ofBucket ? now.bucket() : now.endpoint();
        String known = ofBucket ? original.bucket() : original.endpoint();
        if (now.isThisComputer() || text.equals(known) || text.equals(declined)) {
            return;
        }
        Location location = now.location();
        Location meant = ofBucket ? location.fromBucket(false) : location.fromEndpoint(false);
        if (!meant.equals(location)) {
            fill(now.with(meant));
            understanding = new Understanding(text, now, typed.get().location());
            understood.set(UnderstoodText.of(meant, meant.folderFor(now.template())));
        }
    }

    /** Restores the text that was pasted. */
    public void undoUnderstanding() {
        Understanding done = understanding;
        if (done != null) {
            declined = done.text();
            fill(typed.get().with(done.before().location()));
            template.set(done.before().template());
            forgetUnderstanding();
        }
    }

    /** Clears the description if it no longer applies to the fields. */
    private void changed(DestinationInput now) {
        if (understanding != null && !now.location().equals(understanding.after())) {
            forgetUnderstanding();
        }
    }

    private void forgetUnderstanding() {
        understanding = null;
        understood.set("");
    }

    /** A pasted text, and the fields before and after its values were distributed. */
    private record Understanding(String text, DestinationInput before, Location after) {}

    /** The form's current values. */
    @Override
    public ObjectBinding<DestinationInput> typed() {
        return typed;
    }

    @Override
    public boolean changed() {
        return !typed.get().equals(original);
    }

    public Map<DestinationField, String> problems() {
        DestinationInput now = typed.get();
        Map<DestinationField, String> problems = now.problems(taken);
        if (now.isUnprotected() && !allowHttp.get()) {
            problems.putIfAbsent(DestinationField.ENDPOINT, Texts.of("settings.problem.http"));
        }
        boolean stored = secretState.get() != SecretState.MISSING;
        if (now.keys() == KeySource.ACCESS_KEY && now.secret().isEmpty() && !stored) {
            problems.putIfAbsent(DestinationField.KEYS, Texts.of("settings.problem.secret"));
        }
        mirrors.problem(original.name())
                .ifPresent(it -> problems.put(DestinationField.MIRRORS, it));
        return problems;
    }

    /**
     * Fills the form.
     *
     * @param others the names of the other destinations
     */
    public void load(DestinationInput values, Collection<String> others) {
        taken = others;
        original = values;
        mirrors.load(values.mirrors());
        secretState.set(SecretState.UNKNOWN);
        declined = "";
        fill(values);
        forgetUnderstanding();
        // The user has accepted it before saving, unless others have written the destination.
        allowHttp.set(values.isUnprotected() && !values.isWithoutCredentials());
    }

    private void fill(DestinationInput values) {
        name.set(values.name());
        service.set(values.service());
        bucket.set(values.bucket());
        region.set(values.region());
        endpoint.set(values.endpoint());
        keys.set(values.keys());
        profile.set(values.profile());
        accessKey.set(values.accessKey());
        secret.set(values.secret());
        template.set(values.template());
        publicUrl.set(values.publicUrl());
        overwrite.set(values.overwrite());
        headers.set(values.headers());
        certificate.set(values.certificate());
        mirrors.names().set(values.mirrors());
    }

    /** The user accepts http or a certificate for one host, not for those that are typed later. */
    private void hostTyped() {
        allowHttp.set(allowHttp.get() && Addresses.host(endpoint.getValueSafe()).equals(httpHost));
        if (!Addresses.host(endpoint.getValueSafe()).equals(pinnedHost)) {
            certificate.set(null);
        }
    }

    private DestinationInput read() {
        return new DestinationInput(
                orEmpty(name),
                service.get(),
                orEmpty(bucket),
                orEmpty(region),
                orEmpty(endpoint),
                keys.get(),
                orEmpty(profile),
                orEmpty(accessKey),
                orEmpty(secret).strip(),
                orEmpty(template),
                orEmpty(publicUrl),
                overwrite.get(),
                orEmpty(headers),
                certificate.get(),
                mirrors.names().get());
    }

    /** Replaces null, which an editable choice box returns for an empty text. */
    private static String orEmpty(StringProperty text) {
        return text.getValueSafe();
    }
}
