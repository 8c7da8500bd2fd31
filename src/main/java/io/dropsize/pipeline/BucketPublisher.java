package io.dropsize.pipeline;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.image.EncodedImage;
import io.dropsize.store.Destination;
import io.dropsize.store.ObjectStores;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;

import java.time.Clock;
import java.time.LocalDate;
import java.util.function.LongConsumer;

/** Puts copies into a destination's bucket, each under a key of its own. */
public final class BucketPublisher implements Publisher {
    private static final int MOST_NUMBERS = 1000;

    private final Destination destination;
    private final ObjectStores stores;
    private final Clock clock;

    public BucketPublisher(Destination destination, ObjectStores stores, Clock clock) {
        this.destination = destination;
        this.stores = stores;
        this.clock = clock;
    }

    @Override
    public Naming naming() {
        return Naming.byTemplate(destination.keyTemplate(), LocalDate.now(clock));
    }

    @Override
    public Published publish(Plan plan, EncodedImage image, LongConsumer sent) {
        for (int number = 1; number <= MOST_NUMBERS; number++) {
            String key = NumberedName.of(plan.key(), number);
            UploadResult result = put(key, plan, image, sent);
            if (result != UploadResult.KEY_TAKEN) {
                return new Published(
                        key,
                        stores.open(destination).publicUrl(key),
                        result == UploadResult.ALREADY_THERE,
                        null);
            }
        }
        throw new DropsizeException(ErrorKind.KEY_TAKEN, plan.key());
    }

    private UploadResult put(String key, Plan plan, EncodedImage image, LongConsumer sent) {
        Upload upload =
                new Upload(
                        key,
                        image.bytes(),
                        image.format().mediaType(),
                        plan.recipe(),
                        destination.overwrite());
        return stores.open(destination).put(upload, sent);
    }
}
