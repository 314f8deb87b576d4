import { createRouter, createWebHashHistory } from 'vue-router'
import MonthScreen from './screens/month/Screen.vue'

/** The screens of the menu, in its order. The month is at hand at once; the others load when they are opened. */
export const router = createRouter({
  history: createWebHashHistory(),
  routes: [
    { path: '/', redirect: '/month' },
    { path: '/month', name: 'month', component: MonthScreen },
    { path: '/data', name: 'data', component: () => import('./screens/data/Screen.vue') },
    { path: '/ranking', name: 'ranking', component: () => import('./screens/ranking/Screen.vue') },
    { path: '/paper', name: 'paper', component: () => import('./screens/paper/Screen.vue') },
    { path: '/:rest(.*)*', redirect: '/month' },
  ],
})
