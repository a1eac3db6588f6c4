import "who-said-what/vue";
import type { GlobalComponents } from "vue";
import type { Story } from "who-said-what";

type Props = InstanceType<GlobalComponents["who-said-what"]>["$props"];
declare const story: Story;
({ story, src: "/story.json", query: { text: "bridge" }, class: "wide", onWswReady: ({ detail }) => detail.total }) satisfies Props;
// @ts-expect-error an address is a text
({ src: 7 }) satisfies Props;
