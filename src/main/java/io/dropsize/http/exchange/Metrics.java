package io.dropsize.http.exchange;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Counters in Prometheus' text format, since the start of the endpoint. Thread-safe. */
public final class Metrics {
    private static final String MEDIA_TYPE = "text/plain;version=0.0.4;charset=utf-8";

    private final Map<String, LongAdder> requests = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> uploads = new ConcurrentSkipListMap<>();
    private final LongAdder received = new LongAdder();

    /**
     * @param path of the resource, not of the request: the number of counters must be bounded
     */
    public void answered(String path, String method, int status, long bytes) {
        count(
                requests,
                "path=\"%s\",method=\"%s\",status=\"%d\"".formatted(path, known(method), status));
        received.add(bytes);
    }

    private static String known(String method) {
        return switch (method) {
            case "GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH" -> method;
            default -> "other";
        };
    }

    /** Counts a job that has ended. */
    public void uploaded(String outcome) {
        count(uploads, "outcome=\"" + outcome + "\"");
    }

    private static void count(Map<String, LongAdder> counters, String labels) {
        counters.computeIfAbsent(labels, _ -> new LongAdder()).increment();
    }

    /**
     * @param unfinished the current number of jobs that have not ended
     */
    public Reply reply(LongSupplier unfinished) {
        StringBuilder text = new StringBuilder();
        counter(text, "dropsize_http_requests_total", "Answered requests.", requests);
        counter(text, "dropsize_uploads_total", "Images whose upload has ended.", uploads);
        text.append("# HELP dropsize_http_received_bytes_total Bytes of request bodies.\n")
                .append("# TYPE dropsize_http_received_bytes_total counter\n")
                .append("dropsize_http_received_bytes_total ")
                .append(received.sum())
                .append('\n')
                .append("# HELP dropsize_jobs_unfinished Images that wait or are being uploaded.\n")
                .append("# TYPE dropsize_jobs_unfinished gauge\n")
                .append("dropsize_jobs_unfinished ")
                .append(unfinished.getAsLong())
                .append('\n');
        return Reply.text(200, MEDIA_TYPE, text.toString());
    }

    private static void counter(
            StringBuilder text, String name, String help, Map<String, LongAdder> counters) {
        text.append("# HELP %s %s\n# TYPE %s counter\n".formatted(name, help, name));
        counters.forEach(
                (labels, value) -> text.append("%s{%s} %d\n".formatted(name, labels, value.sum())));
    }
}
