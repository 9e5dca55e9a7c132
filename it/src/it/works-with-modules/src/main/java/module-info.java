/** Keeps books. */
module com.acme.ledger {
    requires static org.jspecify;

    exports com.acme.ledger;
}
