package io.dropsize.ui.settings.destinations;

import io.dropsize.store.DestinationField;
import io.dropsize.store.Fingerprint;
import io.dropsize.store.service.Service;
import io.dropsize.ui.kit.Texts;
import io.dropsize.ui.settings.shared.EditedForm;
import io.dropsize.ui.settings.shared.FormFields;

import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The fields of one destination, as properties. */
public final class DestinationForm implements EditedForm<DestinationField> {
    private final FormFields<DestinationInput> fields =
            new FormFields<>(DestinationInput.fresh(""), this::read);
    private final StringProperty name = fields.text(DestinationInput::name);
    private final ObjectProperty<Service> service = fields.choice(DestinationInput::service);
    private final StringProperty bucket = fields.text(DestinationInput::bucket);
    private final StringProperty region = fields.text(DestinationInput::region);
    private final StringProperty endpoint = fields.text(DestinationInput::endpoint);
    private final ObjectProperty<KeySource> keys = fields.choice(DestinationInput::keys);
    private final StringProperty profile = fields.text(DestinationInput::profile);
    private final StringProperty accessKey = fields.text(DestinationInput::accessKey);
    private final StringProperty secret = fields.text(DestinationInput::secret);
    private final StringProperty template = fields.text(DestinationInput::template);
    private final StringProperty publicUrl = fields.text(DestinationInput::publicUrl);
    private final BooleanProperty overwrite = fields.flag(DestinationInput::overwrite);
    private final StringProperty headers = fields.text(DestinationInput::headers);
    private final ObjectProperty<@Nullable Fingerprint> certificate =
            fields.choice(DestinationInput::certificate);
    private final MirrorForm mirrors = new MirrorForm();
    private final BooleanProperty allowHttp = new SimpleBooleanProperty();
    private final ObjectProperty<SecretState> secretState =
            new SimpleObjectProperty<>(SecretState.UNKNOWN);
    private final Autofill autofill = new Autofill(fields, template);
    private String httpHost = "";
    private String pinnedHost = "";
    private Collection<String> taken = List.of();

    public DestinationForm() {
        fields.add(mirrors.names(), DestinationInput::mirrors);
        allowHttp.addListener((_, _, now) -> httpHost = now ? host() : "");
        certificate.addListener((_, _, _) -> pinnedHost = host());
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
        String text = headers.get().strip();
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

    /** Fills the fields from pasted addresses. */
    public Autofill autofill() {
        return autofill;
    }

    /** The form's current values. */
    @Override
    public ObjectBinding<DestinationInput> typed() {
        return fields.typed();
    }

    @Override
    public boolean changed() {
        return fields.changed();
    }

    @Override
    public Map<DestinationField, String> problems() {
        DestinationInput now = typed().get();
        Map<DestinationField, String> problems = now.problems(taken);
        if (now.isUnprotected() && !allowHttp.get()) {
            problems.putIfAbsent(DestinationField.ENDPOINT, Texts.of("settings.problem.http"));
        }
        boolean stored = secretState.get() != SecretState.MISSING;
        if (now.keys() == KeySource.ACCESS_KEY && now.secret().isEmpty() && !stored) {
            problems.putIfAbsent(DestinationField.KEYS, Texts.of("settings.problem.secret"));
        }
        mirrors.problem(fields.loaded().name())
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
        mirrors.load(values.mirrors());
        secretState.set(SecretState.UNKNOWN);
        fields.load(values);
        autofill.reset();
        // The user has accepted it before saving, unless others have written the destination.
        allowHttp.set(values.isUnprotected() && !values.isWithoutCredentials());
    }

    /** The user accepts http or a certificate for one host, not for those that are typed later. */
    private void hostTyped() {
        allowHttp.set(allowHttp.get() && host().equals(httpHost));
        if (!host().equals(pinnedHost)) {
            certificate.set(null);
        }
    }

    private String host() {
        return Addresses.host(endpoint.get());
    }

    private DestinationInput read() {
        return new DestinationInput(
                name.get(),
                service.get(),
                bucket.get(),
                region.get(),
                endpoint.get(),
                keys.get(),
                profile.get(),
                accessKey.get(),
                secret.get().strip(),
                template.get(),
                publicUrl.get(),
                overwrite.get(),
                headers.get(),
                certificate.get(),
                mirrors.names().get());
    }
}
