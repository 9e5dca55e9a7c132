package com.acme;

/** The same pair in a class of its own, for a test JVM of its own. */
class AnotherWhereTest extends WhereTest {}
