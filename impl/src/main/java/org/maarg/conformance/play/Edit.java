package org.maarg.conformance.play;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.maarg.wire.message.BindingAcknowledgement;
import org.maarg.wire.message.BindingUpdate;
import org.maarg.wire.option.MobilityOption;
import org.maarg.wire.option.MobilityOptions;

/** Messages made of other messages. */
public final class Edit {
  private Edit() {}

  public static BindingUpdate flags(BindingUpdate update, int flags) {
    return new BindingUpdate(update.sequence(), flags, update.lifetime(), update.options());
  }

  public static BindingUpdate sequence(BindingUpdate update, int sequence) {
    return new BindingUpdate(
        sequence & 0xffff, update.flags(), update.lifetime(), update.options());
  }

  public static BindingUpdate lifetime(BindingUpdate update, int lifetime) {
    return new BindingUpdate(update.sequence(), update.flags(), lifetime, update.options());
  }

  public static BindingUpdate options(BindingUpdate update, UnaryOperator<MobilityOptions> change) {
    return new BindingUpdate(
        update.sequence(), update.flags(), update.lifetime(), change.apply(update.options()));
  }

  public static BindingUpdate without(BindingUpdate update, Class<? extends MobilityOption> kind) {
    return options(update, options -> without(options, kind));
  }

  public static BindingUpdate with(BindingUpdate update, MobilityOption option) {
    return options(update, options -> with(options, option));
  }

  public static BindingUpdate replace(BindingUpdate update, MobilityOption option) {
    return options(update, options -> with(without(options, option.getClass()), option));
  }

  public static BindingAcknowledgement flags(BindingAcknowledgement ack, int flags) {
    return new BindingAcknowledgement(
        ack.status(), flags, ack.sequence(), ack.lifetime(), ack.options());
  }

  public static BindingAcknowledgement status(BindingAcknowledgement ack, int status) {
    return new BindingAcknowledgement(
        status, ack.flags(), ack.sequence(), ack.lifetime(), ack.options());
  }

  public static BindingAcknowledgement sequence(BindingAcknowledgement ack, int sequence) {
    return new BindingAcknowledgement(
        ack.status(), ack.flags(), sequence & 0xffff, ack.lifetime(), ack.options());
  }

  public static BindingAcknowledgement lifetime(BindingAcknowledgement ack, int lifetime) {
    return new BindingAcknowledgement(
        ack.status(), ack.flags(), ack.sequence(), lifetime, ack.options());
  }

  public static BindingAcknowledgement options(
      BindingAcknowledgement ack, UnaryOperator<MobilityOptions> change) {
    return new BindingAcknowledgement(
        ack.status(), ack.flags(), ack.sequence(), ack.lifetime(), change.apply(ack.options()));
  }

  public static BindingAcknowledgement without(
      BindingAcknowledgement ack, Class<? extends MobilityOption> kind) {
    return options(ack, options -> without(options, kind));
  }

  public static BindingAcknowledgement with(BindingAcknowledgement ack, MobilityOption option) {
    return options(ack, options -> with(options, option));
  }

  public static BindingAcknowledgement replace(BindingAcknowledgement ack, MobilityOption option) {
    return options(ack, options -> with(without(options, option.getClass()), option));
  }

  private static MobilityOptions without(
      MobilityOptions options, Class<? extends MobilityOption> kind) {
    List<MobilityOption> left = new ArrayList<>(options.asList());
    left.removeIf(kind::isInstance);
    return MobilityOptions.copyOf(left);
  }

  private static MobilityOptions with(MobilityOptions options, MobilityOption option) {
    List<MobilityOption> more = new ArrayList<>(options.asList());
    more.add(option);
    return MobilityOptions.copyOf(more);
  }
}
