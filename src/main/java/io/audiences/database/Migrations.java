package io.audiences.database;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/** The schema, brought up to date from the SQL files on the class path; servers starting together take turns. */
final class Migrations {
    static final String LOCATION = "classpath:db/migration";

    private Migrations() {}

    /** Returns the schema's version, or "none" without any migration. */
    static String run(DataSource dataSource, String location) {
        MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                .dataSource(dataSource)
                .locations(location)
                .cleanDisabled(true)
                .load()
                .migrate();
        String migratedTo = result.targetSchemaVersion;
        String before = result.initialSchemaVersion;
        return migratedTo != null ? migratedTo : before != null ? before : "none";
    }
}
