package com.acme;

class SecondTest extends ParallelPairs {}
