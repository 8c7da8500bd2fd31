package io.dropsize.settings.json;

import io.dropsize.store.link.LinkStyle;
import io.dropsize.store.link.LinkTemplate;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/** The style of links as JSON. */
public final class LinkStyleJson {
    private LinkStyleJson() {}

    public static Map<String, @Nullable Object> write(LinkStyle links) {
        return JsonText.fields(
                "template", links.template().text(),
                "sizes", links.placement().sizes(),
                "blurred", links.placement().blurred());
    }

    public static LinkStyle read(JsonFields json) {
        return LinkStyle.DEFAULT
                .with(json.needed("template", json.text("template", LinkStyleJson::template)))
                .withSizes(json.text("sizes"))
                .withBlurred(json.flag("blurred"));
    }

    private static LinkTemplate template(String text) {
        LinkTemplate template = new LinkTemplate(text);
        if (!template.isUsable()) {
            throw new IllegalArgumentException(text);
        }
        return template;
    }
}
