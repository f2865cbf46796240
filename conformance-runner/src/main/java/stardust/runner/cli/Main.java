package stardust.runner.cli;
final class Main { private Main(){} public static void main(String[] a){} }
