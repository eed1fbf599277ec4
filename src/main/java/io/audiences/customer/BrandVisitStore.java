package io.audiences.customer;

import io.audiences.customer.CustomerFacts.BrandVisit;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The brands that events made a customer's. */
final class BrandVisitStore {
    private static final String SELECT = "SELECT customer, brand, first_event_at FROM customer_brands"
            + " WHERE customer >= ? AND customer < ? ORDER BY customer, brand";

    private final Handle handle;
    private final CatalogueSnapshot catalogue;

    BrandVisitStore(Handle handle, CatalogueSnapshot catalogue) {
        this.handle = handle;
        this.catalogue = catalogue;
    }

    /** The customers, who are in the order of their numbers, with their visits. */
    List<CustomerFacts> addTo(List<CustomerFacts> customers, NumberRange range) throws SQLException {
        List<CustomerFacts> complete = new ArrayList<>(customers.size());
        try (PreparedStatement statement = handle.getConnection().prepareStatement(SELECT)) {
            statement.setInt(1, range.from());
            statement.setInt(2, range.to());
            try (ResultSet rows = statement.executeQuery()) {
                boolean more = rows.next();
                for (CustomerFacts customer : customers) {
                    List<BrandVisit> visits = new ArrayList<>(1);
                    while (more && rows.getInt(1) <= customer.number()) {
                        visits.add(new BrandVisit(catalogue.brandId(rows.getInt(2)), rows.getLong(3)));
                        more = rows.next();
                    }
                    complete.add(new CustomerFacts(
                            customer.number(), customer.id(), customer.attributes(), customer.events(), visits));
                }
            }
        }
        return complete;
    }
}
