package io.audiences.api;

import io.audiences.audience.Template;
import io.audiences.audience.Templates;
import io.javalin.http.Context;

/** The ready audiences, to be adapted and handed in as definitions. */
final class TemplateRoutes {
    private final Templates templates;

    TemplateRoutes(Templates templates) {
        this.templates = templates;
    }

    void list(Context context) {
        context.json(
                ListView.whole(templates.list().stream().map(Template::json).toList()));
    }
}
