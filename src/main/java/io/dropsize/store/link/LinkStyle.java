package io.dropsize.store.link;

import org.jspecify.annotations.Nullable;

/**
 * The user's preferences for links.
 *
 * @param template of the form {@link LinkForm#TEMPLATE}
 * @param placement of responsive pictures, unless another is chosen
 */
public record LinkStyle(LinkTemplate template, Picture.Placement placement) {
    public static final LinkStyle DEFAULT =
            new LinkStyle(
                    new LinkTemplate("[![{alt:markdown}]({url})]({url})"),
                    Picture.Placement.DEFAULT);

    /** Returns the same with this template. */
    public LinkStyle with(LinkTemplate other) {
        return new LinkStyle(other, placement);
    }

    /**
     * Returns the same with this width of pictures on a page.
     *
     * @param sizes the HTML attribute; null or blank for the preset's width
     */
    public LinkStyle withSizes(@Nullable String sizes) {
        String given = sizes == null || sizes.isBlank() ? null : sizes.strip();
        return new LinkStyle(
                template, new Picture.Placement(placement.first(), given, placement.blurred()));
    }

    /** Returns the same with or without a blurred picture while another one loads. */
    public LinkStyle withBlurred(boolean blurred) {
        return new LinkStyle(
                template, new Picture.Placement(placement.first(), placement.sizes(), blurred));
    }

    /** Returns the same for a picture at the top of the page. */
    public LinkStyle atTop() {
        return new LinkStyle(template, placement.atTop());
    }
}
