import vue from "@vitejs/plugin-vue";

// Without this, Vue would look for a component of that name.
const isCustomElement = (tag) => tag === "who-said-what";

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] };
