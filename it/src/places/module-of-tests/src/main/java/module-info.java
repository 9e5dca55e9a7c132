/** Keeps books. */
module com.acme.ledger {
    exports com.acme.ledger;
}
