/** Text in the language of man pages. */
final class Roff {
    private static final String EXAMPLES_END = ".fi\n.RE\n";
    private static final int WIDTH = 78;

    private final StringBuilder out = new StringBuilder();

    void request(String name, String... arguments) {
        out.append('.').append(name);
        for (String argument : arguments) {
            out.append(" \"").append(argument).append('"');
        }
        out.append('\n');
    }

    void section(String name) {
        request("SH", name);
    }

    /** Begins a paragraph with this text, which may be empty. */
    void paragraph(String text) {
        if (!out.toString().matches("(?s).*\n\\.S[HS] [^\n]*\n")) {
            out.append(".PP\n");
        }
        if (!text.isEmpty()) {
            line(text);
        }
    }

    void item(String term, String text) {
        out.append(".TP\n").append("\\fB").append(escaped(term)).append("\\fR\n");
        line(text);
    }

    void example(String text) {
        if (out.toString().endsWith(EXAMPLES_END)) {
            out.setLength(out.length() - EXAMPLES_END.length());
        } else {
            out.append(".PP\n.RS 4\n.nf\n");
        }
        out.append(escaped(text)).append('\n').append(EXAMPLES_END);
    }

    Roff bold(String words) {
        out.append("\\fB").append(escaped(words)).append("\\fR");
        return this;
    }

    Roff italic(String words) {
        out.append("\\fI").append(escaped(words)).append("\\fR");
        return this;
    }

    Roff words(String words) {
        out.append(escaped(words));
        return this;
    }

    void end() {
        out.append('\n');
    }

    String text() {
        return out.toString();
    }

    /** Folded, so that it can be read as it is, too. */
    private void line(String text) {
        int width = 0;
        for (String word : escaped(text).split(" ")) {
            boolean fits = width > 0 && width + 1 + word.length() <= WIDTH;
            String guard = !fits && word.matches("[.'].*") ? "\\&" : "";
            out.append(fits ? " " : width > 0 ? "\n" : "").append(guard).append(word);
            width = fits ? width + 1 + word.length() : word.length();
        }
        out.append('\n');
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints()
                .forEach(
                        point ->
                                escaped.append(
                                        switch (point) {
                                            case '\\' -> "\\e";
                                            case '-' -> "\\-";
                                            case '~' -> "\\(ti";
                                            case '^' -> "\\(ha";
                                            case '"' -> "\\(dq";
                                            case '“' -> "\\(lq";
                                            case '”' -> "\\(rq";
                                            case '…' -> "...";
                                            default -> special(point);
                                        }));
        return escaped.toString();
    }

    private static String special(int point) {
        return point < 128 ? Character.toString(point) : "\\[u%04X]".formatted(point);
    }
}
