package io.dropsize.store;

import org.jspecify.annotations.Nullable;

import java.net.URI;

/**
 * Where pictures go.
 *
 * @param name unique, chosen by the user
 * @param region null where the service has none or the endpoint says it
 * @param endpoint null where it follows from service and region
 * @param publicUrl the address visitors see in place of endpoint and bucket; null for none
 */
public record Destination(
        String name,
        Service service,
        String bucket,
        @Nullable String region,
        @Nullable URI endpoint,
        Credentials credentials,
        KeyTemplate keyTemplate,
        @Nullable URI publicUrl,
        boolean overwrite) {

    /** The name of the destination that needs no account. */
    public static final String THIS_COMPUTER = "This computer";

    /** The embedded server's destination, as it is before the user changes anything. */
    public static Destination thisComputer() {
        return new Destination(
                THIS_COMPUTER,
                Service.THIS_COMPUTER,
                "images",
                null,
                null,
                new Credentials.Environment(),
                KeyTemplate.DEFAULT,
                null,
                false);
    }

    /** The same under another name. */
    public Destination named(String other) {
        return new Destination(
                other,
                service,
                bucket,
                region,
                endpoint,
                credentials,
                keyTemplate,
                publicUrl,
                overwrite);
    }

    public boolean isThisComputer() {
        return service == Service.THIS_COMPUTER;
    }
}
