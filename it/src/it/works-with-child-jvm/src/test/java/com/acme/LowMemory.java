package com.acme;

import io.github.forkpair.junit.ChildJvm;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

// START SNIPPET: annotation
@Retention(RetentionPolicy.RUNTIME)
@ChildJvm(args = "-Xmx24m")
@interface LowMemory {}
// END SNIPPET: annotation
