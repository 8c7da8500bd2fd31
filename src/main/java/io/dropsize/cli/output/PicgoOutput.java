package io.dropsize.cli.output;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * PicGo's output. Editors search stdout for a marker and ignore the exit code; some read only the
 * first block that arrives, so there is a single write.
 */
public final class PicgoOutput {
    private final Console console;
    private final String name;

    private PicgoOutput(Console console, String name) {
        this.console = console;
        this.name = name;
    }

    /**
     * @param environment with PICLIST=1, the output is that of PicList
     */
    public static PicgoOutput of(Console console, Map<String, String> environment) {
        return new PicgoOutput(
                console, "1".equals(environment.get("PICLIST")) ? "PicList" : "PicGo");
    }

    /** Prints the marker of success and the links. The space before the line break is PicGo's. */
    public void links(List<String> links) {
        console.printBlock(
                "[" + name + " SUCCESS]: \n" + links.stream().collect(Collectors.joining("\n")));
    }

    /**
     * @param items JSON objects
     */
    public void json(List<String> items) {
        console.printBlock("[" + String.join(",", items) + "]");
    }

    /** Prints the marker of a failure, which editors show, and a sentence. */
    public void failure(String sentence) {
        console.print("[" + name + " ERROR]: " + sentence);
    }
}
