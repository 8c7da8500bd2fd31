package io.dropsize.store.local;

import java.io.IOException;
import java.nio.file.Path;

/** Another process of the program: prints the store's address, then ends when its input does. */
final class ServingProgram {
    private ServingProgram() {}

    public static void main(String[] args) throws IOException {
        try (var server = LocalServer.start(Path.of(args[0]), Path.of(args[1]))) {
            System.out.println(server.endpoint() + " " + server.ownsServer());
            while (System.in.read() >= 0) {
                System.out.println(server.endpoint() + " " + server.ownsServer());
            }
        }
    }
}
