import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Upload;
import io.dropsize.store.UploadResult;
import io.dropsize.store.s3.S3ObjectStore;
import io.dropsize.store.service.Service;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Uploads the same files by the program's adapter, by rclone and by awscli, one after the other in
 * each round, and tells the ratios of their wall times. See README.md.
 *
 * <p>Arguments: endpoint, bucket, folder of small files, one large file, rounds, command run
 * between the runs.
 */
final class UploadBench {
    private static final int SENDERS = 8;

    private final String bucket;
    private final String between;
    private final ObjectStore store;
    private int run;

    private UploadBench(URI endpoint, String bucket, String between) {
        this.bucket = bucket;
        this.between = between;
        SecretKey keys =
                new SecretKey(
                        System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"));
        Destination destination =
                new Destination(
                        "bench",
                        Service.named("CEPH"),
                        bucket,
                        null,
                        endpoint,
                        new Credentials.AccessKey(keys.id()),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        this.store = S3ObjectStore.open(destination, endpoint, () -> Optional.of(keys));
    }

    public static void main(String[] args) throws Exception {
        var bench = new UploadBench(URI.create(args[0]), args[1], args[5]);
        List<Path> small;
        try (var files = Files.list(Path.of(args[2]))) {
            small = files.sorted().toList();
        }
        int rounds = Integer.parseInt(args[4]);
        Path folder = Path.of(args[2]);
        Path large = Path.of(args[3]);
        bench.dropsize(small); // Warm, as a program is that runs for a while.
        bench.dropsize(small);
        bench.compare(
                small.size() + " files",
                rounds,
                Map.of(
                        "dropsize", () -> bench.dropsize(small),
                        "rclone", () -> bench.rclone(folder),
                        "awscli", () -> bench.awscli(folder, "--recursive")));
        bench.compare(
                "1 GB in parts",
                rounds,
                Map.of(
                        "dropsize", () -> bench.dropsize(List.of(large)),
                        "rclone", () -> bench.rclone(large),
                        "awscli", () -> bench.awscli(large)));
        bench.store.close();
    }

    private void compare(String what, int rounds, Map<String, Callable<Double>> tools)
            throws Exception {
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        List<String> order = new ArrayList<>(List.of("dropsize", "rclone", "awscli"));
        for (int round = 0; round < rounds; round++) {
            for (String tool : order) {
                double took = tools.get(tool).call();
                seconds.computeIfAbsent(tool, _ -> new ArrayList<>()).add(took);
                System.err.printf("%s, round %d: %s %.2f s%n", what, round + 1, tool, took);
            }
            Collections.swap(order, 0, 1); // So that no program is always first.
        }
        System.out.printf("%n%s, %d rounds%n", what, rounds);
        System.out.println("| tool | min s | median s | max s |");
        System.out.println("|---|---|---|---|");
        seconds.forEach((tool, all) -> System.out.println(row(tool, all)));
        System.out.println("| ratio of each round | min | median | max |");
        for (String other : List.of("rclone", "awscli")) {
            List<Double> ratios = new ArrayList<>();
            for (int i = 0; i < rounds; i++) {
                ratios.add(seconds.get("dropsize").get(i) / seconds.get(other).get(i));
            }
            System.out.println(row("dropsize / " + other, ratios));
        }
    }

    private static String row(String name, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return String.format(
                "| %s | %.2f | %.2f | %.2f |",
                name, sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
    }

    /** As the program does it: results are in memory. */
    private double dropsize(List<Path> files) throws Exception {
        String prefix = "d" + run++;
        List<Callable<UploadResult>> puts = new ArrayList<>();
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String key = prefix + "/" + file.getFileName();
            puts.add(
                    () ->
                            store.put(
                                    new Upload(key, bytes, "image/jpeg", "bench " + key, false),
                                    _ -> {}));
        }
        long begin = System.nanoTime();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            for (var put : senders.invokeAll(puts)) {
                if (put.get() != UploadResult.STORED) {
                    throw new IllegalStateException("not stored");
                }
            }
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        clear(prefix);
        return seconds;
    }

    private double rclone(Path from) throws Exception {
        String prefix = "r" + run++;
        return timed(
                prefix,
                List.of(
                        "rclone",
                        "copy",
                        "--transfers",
                        "" + SENDERS,
                        "" + from,
                        "bench:" + bucket + "/" + prefix));
    }

    private double awscli(Path from, String... options) throws Exception {
        String prefix = "a" + run++;
        List<String> command =
                new ArrayList<>(List.of("/usr/bin/aws", "s3", "cp", "--quiet", "--endpoint-url"));
        command.add(System.getenv("RCLONE_CONFIG_BENCH_ENDPOINT"));
        command.addAll(List.of(options));
        command.addAll(List.of("" + from, "s3://" + bucket + "/" + prefix + "/"));
        return timed(prefix, command);
    }

    private double timed(String prefix, List<String> command) throws Exception {
        long begin = System.nanoTime();
        execute(command);
        double seconds = (System.nanoTime() - begin) / 1e9;
        clear(prefix);
        return seconds;
    }

    private void clear(String prefix) throws Exception {
        execute(List.of("rclone", "purge", "bench:" + bucket + "/" + prefix));
        execute(List.of("bash", "-c", between));
    }

    private static void execute(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        if (process.waitFor() != 0) {
            throw new IOException(command + " failed");
        }
    }
}
