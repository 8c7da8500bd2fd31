/** Text in the language of man pages. */
final class Roff {
    private final StringBuilder out = new StringBuilder();

    void request(String name, String... arguments) {
        out.append('.').append(name);
        for (String argument : arguments) {
            out.append(" \"").append(escaped(argument)).append('"');
        }
        out.append('\n');
    }

    void section(String name) {
        request("SH", name);
    }

    /** Begins a paragraph with this text, which may be none. */
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
        out.append(".PP\n.RS 4\n.nf\n");
        line(text);
        out.append(".fi\n.RE\n");
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

    private void line(String text) {
        String safe = escaped(text);
        out.append(safe.matches("[.'].*") ? "\\&" : "").append(safe).append('\n');
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
