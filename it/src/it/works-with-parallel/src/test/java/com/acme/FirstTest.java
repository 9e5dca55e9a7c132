package com.acme;

class FirstTest extends ParallelPairs {}
