// For the linter, which sees no component's own types; vue-tsc does.
declare module '*.vue' {
  import type { Component } from 'vue'
  const component: Component
  export default component
}
