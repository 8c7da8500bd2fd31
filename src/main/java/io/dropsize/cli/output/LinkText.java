package io.dropsize.cli.output;

import io.dropsize.pipeline.library.LinkMaker;
import io.dropsize.store.link.LinkForm;
import io.dropsize.store.link.LinkTemplate;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Duration;

/**
 * The form in which a command prints links.
 *
 * @param template the user's template; null if the form is used
 * @param life the lifetime of signed links
 */
public record LinkText(LinkForm form, @Nullable LinkTemplate template, Duration life) {

    LinkText as(LinkForm other) {
        return new LinkText(other, null, life);
    }

    public boolean isSigned() {
        return template == null && form == LinkForm.SIGNED;
    }

    /**
     * Returns the text, of one or more lines. May block while a link is signed.
     *
     * @param url the public address
     */
    public String of(LinkMaker links, URI url, LinkMaker.Target target) {
        if (template != null) {
            return template.of(LinkMaker.values(url, target));
        }
        return isSigned() ? links.link(form, target, life) : LinkMaker.written(form, url, target);
    }
}
