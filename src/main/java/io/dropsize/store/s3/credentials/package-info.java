/** Credentials, region and endpoint from the AWS files, the environment and the keyring. */
@NullMarked
package io.dropsize.store.s3.credentials;

import org.jspecify.annotations.NullMarked;
