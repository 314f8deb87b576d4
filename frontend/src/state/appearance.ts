import { computed, readonly, ref, watchEffect } from 'vue'
import { api, type Preferences } from '@/api'
import { paint, type Shade } from '@/styles/tokens'

// Light or dark, normal or large print, wide or narrow menu: remembered by the engine.

const wants = ref<Preferences>({ shade: 'auto', print: 'normal', rail: 'wide', unit: '' })
const systemDark = window.matchMedia('(prefers-color-scheme: dark)')
const systemShade = ref<Shade>(systemDark.matches ? 'dark' : 'light')
systemDark.addEventListener('change', (e) => (systemShade.value = e.matches ? 'dark' : 'light'))

// In a window zoomed to twice the size, the menu leaves room for the work.
const tightWindow = window.matchMedia('(width < 50rem)')
const tight = ref(tightWindow.matches)
tightWindow.addEventListener('change', (e) => (tight.value = e.matches))

const shade = computed<Shade>(() => {
  const s = wants.value.shade
  return s === 'light' || s === 'dark' ? s : systemShade.value
})
const narrow = computed(() => tight.value || wants.value.rail === 'narrow')
const scale = computed(() => (wants.value.print === 'large' ? 1.25 : 1))

watchEffect(() => {
  paint(document.documentElement, shade.value)
  document.documentElement.dataset.print = wants.value.print
})

function want(change: Partial<Preferences>): void {
  wants.value = { ...wants.value, ...change }
  void api.remember(wants.value).catch(() => undefined) // a lost preference is no failure
}

export const appearance = {
  wants: readonly(wants),
  shade,
  narrow,
  tight: readonly(tight),
  scale,
  want,
  restore: (p: Preferences) => (wants.value = { ...p }),
}
