package dev.plumbline.iac.eval.function;

/**
 * The natural logarithm as fdlibm describes it (e_log.c: reduction to {@code 2^k·(1+f)}, then a
 * minimax polynomial of {@code f/(2+f)}) without its short cuts for a small {@code f}: the last
 * digit is the one that Terraform has.
 */
final class Logarithm {
  private static final double HALF_ROOT = Math.sqrt(2) / 2;
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double[] L = {
    6.666666666666735130e-01,
    3.999999999940941908e-01,
    2.857142874366239149e-01,
    2.222219843214978396e-01,
    1.818357216161805012e-01,
    1.531383769920937332e-01,
    1.479819860511658591e-01
  };

  private Logarithm() {}

  static double of(double x) {
    if (!(x > 0) || Double.isInfinite(x)) {
      return Math.log(x);
    }
    // Twice, so that a subnormal has its exponent as well.
    double normal = x < Double.MIN_NORMAL ? x * 0x1p54 : x;
    int k = Math.getExponent(normal) + 1 - (x < Double.MIN_NORMAL ? 54 : 0);
    double fraction = Math.scalb(normal, -(Math.getExponent(normal) + 1));
    if (fraction < HALF_ROOT) {
      fraction *= 2;
      k--;
    }
    double f = fraction - 1;
    double s = f / (2 + f);
    double s2 = s * s;
    double s4 = s2 * s2;
    double odd = s2 * (L[0] + s4 * (L[2] + s4 * (L[4] + s4 * L[6])));
    double even = s4 * (L[1] + s4 * (L[3] + s4 * L[5]));
    double half = 0.5 * f * f;
    return k * LN2_HIGH - ((half - (s * (half + odd + even) + k * LN2_LOW)) - f);
  }
}
