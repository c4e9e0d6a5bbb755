package org.maarg.cli.testbed;

import java.util.concurrent.Callable;
import org.maarg.protocol.Mode;
import picocli.CommandLine.Command;
@Command(name="testbed")
final class TestbedCommand implements Callable<Integer> {
  @Override public Integer call() throws Exception {
    Bench.sweep("x");
    try (Bench bench = new Bench("x", 3, 1500)) {
      System.out.println("bench up");
      try (BenchNodes nodes = new BenchNodes(bench, Mode.RELAY, 3, java.util.List.of())) {
        for (int i = 1; i <= 3; i++) {
          if(i>1) {bench.detach();nodes.node(i-1).runner().detach(BenchNodes.MN);} bench.attach(i);
          Thread.sleep(2000);
          System.out.println(nodes.node(i).maarBindings() + " " + nodes.node(i).tunnels()+ " "+ nodes.node(i).forwarding().get().failures()+" "+nodes.node(i).forwarding().get().drops().join());
          System.out.println(bench.show("mn","addr","show","dev","mn0","scope","global")+bench.show("mn","route","show"));
        }
        for (int i = 1; i <= 3; i++) {
        System.out.println(i+" "+bench.show("maar"+i,"route","show","table","all","proto","85")+bench.show("maar"+i,"rule","show")+Shell.run(Shell.inside(bench.file("maar"+i),"nft","list","ruleset"),""));
        }
        Thread.sleep(Long.getLong("hold",0));
        for (int i=1;i<=3;i++) System.out.println(Shell.run(java.util.List.of("sh","-c","nsenter --net="+bench.file("mn")+" ping -6 -n -c 3 -i 0.2 -W 1 -I "+Bench.mnAddress(nodes.prefixOf(i).get())+" "+Bench.CORRESPONDENT+" || true"),""));
      }
      System.out.println("nodes down");
      System.out.println(bench.show("maar1","rule","show")+bench.show("maar1","route","show","table","all")+Shell.run(Shell.inside(bench.file("maar1"),"nft","list","ruleset"),"")+bench.show("maar1","link","show"));
    }
    return 0;
  }
}
