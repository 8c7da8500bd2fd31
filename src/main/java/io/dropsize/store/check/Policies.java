package io.dropsize.store.check;

import io.dropsize.error.DropsizeException;
import io.dropsize.error.ErrorKind;
import io.dropsize.store.Destination;
import io.dropsize.store.Endpoints;
import io.dropsize.store.service.PolicySupport;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The smallest policies that the failed steps of a check need, in the service's own format. */
public final class Policies {
    private static final String READ = "s3:GetObject";
    private static final String LIST = "s3:ListBucket";

    private static final String CORS =
            """
            {
              "CORSRules": [
                {"AllowedMethods": ["GET", "HEAD"], "AllowedOrigins": ["*"], "AllowedHeaders": ["*"]}
              ]
            }""";

    private Policies() {}

    /** The place where a policy is entered. */
    public enum Kind {
        /** The user or role to which the destination's keys belong. */
        USER,
        /** The bucket. */
        BUCKET,
        /** The bucket's CORS rules, for scripts of web pages that read the images. */
        CORS
    }

    /** A policy as JSON. */
    public record Policy(Kind kind, String json) {}

    /**
     * Returns the policies; empty if no failure can be fixed by a policy, or the service has none.
     *
     * @param results of all steps
     */
    public static List<Policy> of(Destination destination, Collection<CheckResult> results) {
        PolicySupport support = destination.service().policies();
        if (support == PolicySupport.NONE) {
            return List.of();
        }
        Set<String> permissions = permissions(results);
        boolean isPrivate = results.stream().anyMatch(Policies::isPrivate);
        List<Policy> policies = new ArrayList<>();
        List<String> bucket = new ArrayList<>();
        if (!permissions.isEmpty()) {
            if (support == PolicySupport.USER) {
                policies.add(
                        new Policy(Kind.USER, policy(statements(destination, permissions, ""))));
            } else {
                bucket.addAll(statements(destination, permissions, principal(destination)));
            }
        }
        if (isPrivate) {
            bucket.addAll(statements(destination, Set.of(READ), "\"Principal\": \"*\", "));
        }
        if (!bucket.isEmpty()) {
            policies.add(new Policy(Kind.BUCKET, policy(bucket)));
        }
        if (isPrivate) {
            policies.add(new Policy(Kind.CORS, CORS));
        }
        return policies;
    }

    /** Returns whether a failure can be fixed by a policy or by a permission. */
    public static boolean areNeeded(Collection<CheckResult> results) {
        return !permissions(results).isEmpty() || results.stream().anyMatch(Policies::isPrivate);
    }

    private static boolean isPrivate(CheckResult result) {
        DropsizeException problem = result.problem();
        return problem != null && problem.kind() == ErrorKind.LINK_NOT_PUBLIC;
    }

    /** Returns the permissions that the failed steps lack, as their errors name them. */
    private static Set<String> permissions(Collection<CheckResult> results) {
        Set<String> permissions = new TreeSet<>();
        for (CheckResult result : results) {
            DropsizeException problem = result.problem();
            if (problem != null && problem.kind() == ErrorKind.ACCESS_DENIED) {
                String named = problem.context().getLast();
                permissions.add(named.matches("s3:[A-Za-z]+") ? named : permission(result.step()));
            }
        }
        return permissions;
    }

    private static String permission(CheckStep step) {
        return switch (step) {
            case UPLOAD, CHECKSUM -> "s3:PutObject";
            case DELETE -> "s3:DeleteObject";
            case KEEP -> READ;
            default -> LIST;
        };
    }

    private static String principal(Destination destination) {
        return "\"Principal\": {\"AWS\": [\"" + destination.service().principal() + "\"]}, ";
    }

    /**
     * Returns the statements: one for the bucket and one for its objects, which are different
     * resources.
     */
    private static List<String> statements(
            Destination destination, Set<String> permissions, String principal) {
        List<String> statements = new ArrayList<>();
        String bucket = partition(destination) + destination.bucket();
        if (permissions.contains(LIST)) {
            statements.add(statement(principal, Set.of(LIST), bucket));
        }
        Set<String> ofObjects = new TreeSet<>(permissions);
        ofObjects.remove(LIST);
        if (!ofObjects.isEmpty()) {
            String folder = destination.keyTemplate().fixedFolder();
            statements.add(statement(principal, ofObjects, bucket + "/" + folder + "*"));
        }
        return statements;
    }

    private static String statement(String principal, Set<String> actions, String resource) {
        return "    {\"Effect\": \"Allow\", "
                + principal
                + "\"Action\": "
                + actions.stream()
                        .map(action -> "\"" + action + "\"")
                        .collect(Collectors.joining(", ", "[", "]"))
                + ", \"Resource\": \""
                + resource
                + "\"}";
    }

    private static String policy(List<String> statements) {
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n"
                + String.join(",\n", statements)
                + "\n  ]\n}";
    }

    private static String partition(Destination destination) {
        String region = Endpoints.region(destination);
        String partition =
                switch (region.replaceFirst("^(cn|us-gov|eusc)-.*", "$1")) {
                    case "cn" -> "aws-cn";
                    case "us-gov" -> "aws-us-gov";
                    case "eusc" -> "aws-eusc";
                    default -> "aws";
                };
        return "arn:" + partition + ":s3:::";
    }
}
