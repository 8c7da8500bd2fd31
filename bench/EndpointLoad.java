import io.dropsize.store.Credentials;
import io.dropsize.store.Destination;
import io.dropsize.store.KeyTemplate;
import io.dropsize.store.ObjectStore;
import io.dropsize.store.SecretKey;
import io.dropsize.store.Upload;
import io.dropsize.store.s3.S3ObjectStore;
import io.dropsize.store.service.Service;

import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

import javax.imageio.ImageIO;

/**
 * Sends pictures to an endpoint over several connections, and checks that each response's link
 * opens the copy of the picture that was sent. See README.md.
 *
 * <p>Arguments: "load" ADDRESS COUNT CONNECTIONS PID…, "picgo" ADDRESS COUNT CONNECTIONS PID…,
 * "same" ADDRESS ADDRESS…, "bucket" S3-ENDPOINT BUCKET, "keys" ADDRESS, or "latency" ADDRESS S3-ENDPOINT BUCKET. The token is in
 * the environment variable TOKEN. If the environment variable PROGRESS names a file, it has the
 * number of responses. Ends with 1 if a picture is lost or mixed up.
 */
final class EndpointLoad {
    private static final String UPLOAD = "/api/v1/image/upload";
    private static final Pattern KEY = Pattern.compile("\"key\":\"([^\"]+)\"");
    private static final Pattern URL = Pattern.compile("\"url\":\"([^\"]+)\"");
    private static final int BYTES = 200_000;
    private static final int MAX_TRIES = 50;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String token = System.getenv("TOKEN");
    private final Set<String> keys = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();

    public static void main(String[] args) throws Exception {
        EndpointLoad load = new EndpointLoad();
        String address = args[1];
        switch (args[0]) {
            case "load", "picgo" ->
                    load.run(
                            args[0].equals("picgo"),
                            address,
                            Integer.parseInt(args[2]),
                            Integer.parseInt(args[3]),
                            Arrays.asList(args).subList(4, args.length));
            case "same" -> load.same(Arrays.asList(args).subList(1, args.length));
            case "keys" -> System.out.println("objects " + load.listed(address).size());
            case "bucket" -> bucket(URI.create(address), args[2]);
            case "latency" -> load.latency(address, URI.create(args[2]), args[3]);
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(load.faults.get() == 0 ? 0 : 1);
    }

    /** A picture of this number: noise, of a width and height that no other number has. */
    private static byte[] png(int number, int bytes) {
        int side = (int) Math.sqrt(bytes / 3.0);
        int width = side - 20 + number % 40;
        int height = side - 12 + number / 40;
        byte[] pixels = new byte[width * height * 3];
        new Random(number).nextBytes(pixels);
        byte[] rows = new byte[height * (width * 3 + 1)];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width * 3, rows, y * (width * 3 + 1) + 1, width * 3);
        }
        Deflater stored = new Deflater(Deflater.NO_COMPRESSION);
        stored.setInput(rows);
        stored.finish();
        byte[] data = new byte[rows.length + rows.length / 1000 + 100];
        int length = stored.deflate(data);
        stored.end();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        byte[] header = new byte[13];
        header[2] = (byte) (width >> 8);
        header[3] = (byte) width;
        header[6] = (byte) (height >> 8);
        header[7] = (byte) height;
        header[8] = 8;
        header[9] = 2;
        chunk(out, "IHDR", header);
        chunk(out, "IDAT", Arrays.copyOf(data, length));
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data) {
        CRC32 crc = new CRC32();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        crc.update(name);
        crc.update(data);
        try (DataOutputStream to = new DataOutputStream(out)) {
            to.writeInt(data.length);
            to.write(name);
            to.write(data);
            to.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run(boolean picGo, String address, int count, int connections, List<String> pids)
            throws Exception {
        List<byte[]> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pictures.add(png(i, BYTES));
        }
        String[] urls = new String[count];
        double before = cpu(pids);
        long begun = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(connections)) {
            for (int c = 0; c < connections; c++) {
                threads.submit(
                        () -> {
                            for (int i = next.getAndIncrement();
                                    i < count;
                                    i = next.getAndIncrement()) {
                                try {
                                    urls[i] =
                                            picGo
                                                    ? picGo(address, i, pictures.get(i))
                                                    : upload(address, i, pictures.get(i));
                                } catch (Exception e) {
                                    fault("no response for " + i + ": " + e);
                                }
                            }
                        });
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        double cpu = cpu(pids) - before;
        System.out.printf(
                "answered %d of %d, sent again %d, %.1f s, %.1f requests/s, CPU %.1f s, %.1f ms each, resident at most %d MB%n",
                answered.get(),
                count,
                repeated.get(),
                seconds,
                answered.get() / seconds,
                cpu,
                cpu * 1000 / count,
                resident(pids));
        if (!picGo) {
            for (int i = 0; i < count; i++) {
                verify(i, pictures.get(i), urls[i]);
            }
            System.out.printf(
                    "links that open their picture %d, keys %d%n",
                    count - faults.get(), keys.size());
        }
    }

    /** Sends it until it is uploaded, as a client of a load balancer does. */
    private String upload(String address, int number, byte[] picture) throws Exception {
        String last = "";
        for (int attempt = 1; attempt <= MAX_TRIES; attempt++) {
            try {
                HttpResponse<String> response = post(address, number, picture);
                if (response.statusCode() == 201) {
                    String key = group(KEY, response.body());
                    if (!keys.add(key)) {
                        fault("the key " + key + " twice");
                    }
                    count();
                    return group(URL, response.body());
                }
                last = response.statusCode() + " " + response.body();
                if (response.statusCode() < 429) {
                    throw new IllegalStateException(last);
                }
            } catch (IOException e) {
                last = e.toString(); // The connection was closed: the proxy's replica has gone.
            }
            repeated.incrementAndGet();
            Thread.sleep(200);
        }
        throw new IllegalStateException("too often: " + last);
    }

    private HttpResponse<String> post(String address, int number, byte[] picture) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + UPLOAD + "?name=p" + number + ".png"))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "image/png")
                        .timeout(Duration.ofMinutes(2))
                        .POST(BodyPublishers.ofByteArray(picture))
                        .build(),
                BodyHandlers.ofString());
    }

    private String picGo(String address, int number, byte[] picture) throws Exception {
        String boundary = "----boundary-of-this-benchmark";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(
                ("--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"p"
                                + number
                                + ".png\"\r\nContent-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> response =
                client.send(
                        HttpRequest.newBuilder(URI.create(address + "/upload"))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                                .timeout(Duration.ofMinutes(2))
                                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                                .build(),
                        BodyHandlers.ofString());
        if (response.statusCode() != 200 || !response.body().contains("p" + number + ".png")) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        count();
        return "";
    }

    private void count() throws IOException {
        int now = answered.incrementAndGet();
        String progress = System.getenv("PROGRESS");
        if (progress != null && now % 10 == 0) {
            Files.writeString(Path.of(progress), Integer.toString(now));
        }
    }

    private void verify(int number, byte[] sent, String url) throws Exception {
        if (url == null) {
            return; // Reported before.
        }
        HttpResponse<byte[]> got =
                client.send(
                        HttpRequest.newBuilder(URI.create(url)).build(),
                        BodyHandlers.ofByteArray());
        BufferedImage stored =
                got.statusCode() == 200 ? ImageIO.read(new ByteArrayInputStream(got.body())) : null;
        BufferedImage wanted = ImageIO.read(new ByteArrayInputStream(sent));
        if (stored == null
                || stored.getWidth() != wanted.getWidth()
                || stored.getHeight() != wanted.getHeight()) {
            fault(
                    "the link of "
                            + number
                            + " opens "
                            + got.statusCode()
                            + ", or another picture: "
                            + url);
        } else if (url.endsWith(".png") && stored.getRGB(7, 9) != wanted.getRGB(7, 9)) {
            fault("the picture of " + number + " has other pixels");
        }
    }

    /** Sends the same pictures to all addresses at the same time. */
    private void same(List<String> addresses) throws Exception {
        for (int i = 0; i < 20; i++) {
            int number = i;
            byte[] picture = png(5000 + i, 30_000);
            Set<String> links = ConcurrentHashMap.newKeySet();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (String address : addresses) {
                    threads.submit(
                            () -> links.add(group(URL, post(address, number, picture).body())));
                }
            }
            if (links.size() != 1) {
                fault("one picture has the links " + links);
            }
        }
        System.out.println(
                "20 pictures sent to "
                        + addresses.size()
                        + " replicas at the same time, one link each: "
                        + (faults.get() == 0));
    }

    /** Creates a bucket whose objects everyone can read. */
    private static void bucket(URI endpoint, String bucket) {
        try (S3Client s3 =
                S3Client.builder()
                        .endpointOverride(endpoint)
                        .region(Region.US_EAST_1)
                        .forcePathStyle(true)
                        .credentialsProvider(EnvironmentVariableCredentialsProvider.create())
                        .httpClientBuilder(Apache5HttpClient.builder())
                        .build()) {
            s3.createBucket(it -> it.bucket(bucket));
            String policy =
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"AWS": ["*"]},
                     "Action": ["s3:GetObject"], "Resource": ["arn:aws:s3:::%s/*"]}]}
                    """;
            s3.putBucketPolicy(it -> it.bucket(bucket).policy(policy.formatted(bucket)));
        }
    }

    private Set<String> listed(String address) throws Exception {
        Set<String> all = new HashSet<>();
        String after = "";
        while (after != null) {
            HttpRequest request =
                    HttpRequest.newBuilder(
                                    URI.create(address + "/api/v1/images?limit=1000" + after))
                            .header("Authorization", "Bearer " + token)
                            .build();
            String page = client.send(request, BodyHandlers.ofString()).body();
            Matcher key = KEY.matcher(page);
            while (key.find()) {
                all.add(key.group(1));
            }
            Matcher next = Pattern.compile("\"next\":\"([^\"]+)\"").matcher(page);
            after =
                    next.find()
                            ? "&after="
                                    + java.net.URLEncoder.encode(
                                            next.group(1), StandardCharsets.UTF_8)
                            : null;
        }
        return all;
    }

    /** The endpoint's latency beside that of a put by the same adapter, alternating. */
    private void latency(String address, URI endpoint, String bucket) throws Exception {
        SecretKey secret =
                new SecretKey(
                        System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_SECRET_ACCESS_KEY"));
        Destination destination =
                new Destination(
                        "bench",
                        Service.named("CEPH"),
                        bucket,
                        null,
                        endpoint,
                        new Credentials.AccessKey(secret.id()),
                        KeyTemplate.DEFAULT,
                        null,
                        false);
        List<Double> ours = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        try (ObjectStore store =
                S3ObjectStore.open(destination, endpoint, () -> Optional.of(secret))) {
            for (int i = 0; i < 200; i++) {
                byte[] picture = png(10_000 + i, 10_000);
                long begun = System.nanoTime();
                int status = post(address, i, picture).statusCode();
                double millis = (System.nanoTime() - begun) / 1e6;
                begun = System.nanoTime();
                store.put(
                        new Upload("bare/" + i, picture, "image/png", "bare" + i, false),
                        _ -> {});
                double put = (System.nanoTime() - begun) / 1e6;
                if (status != 201) {
                    fault("status " + status);
                }
                if (i >= 100) { // Both are warm.
                    ours.add(millis);
                    bare.add(put);
                }
            }
        }
        ours.sort(null);
        bare.sort(null);
        System.out.printf(
                "latency p50 %.1f ms (p90 %.1f), bare put p50 %.1f ms (p90 %.1f), ratio of p50 %.2f%n",
                ours.get(100),
                ours.get(180),
                bare.get(100),
                bare.get(180),
                ours.get(100) / bare.get(100));
    }

    private void fault(String what) {
        faults.incrementAndGet();
        System.out.println("FAULT: " + what);
    }

    private static String group(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return found.group(1);
    }

    /** CPU time of the processes in seconds; Linux counts in hundredths. */
    private static double cpu(List<String> pids) throws IOException {
        double all = 0;
        for (String pid : pids) {
            String stat = Files.readString(Path.of("/proc", pid, "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            all += (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
        }
        return all;
    }

    private static long resident(List<String> pids) throws IOException {
        long most = 0;
        for (String pid : pids) {
            for (String line : Files.readAllLines(Path.of("/proc", pid, "status"))) {
                if (line.startsWith("VmHWM:")) {
                    most = Math.max(most, Long.parseLong(line.replaceAll("\\D", "")) / 1024);
                }
            }
        }
        return most;
    }
}
