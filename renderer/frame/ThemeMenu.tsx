import { Check, Monitor, Moon, Sun } from "lucide-react";
import { Menu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import { Button } from "../parts/Button.tsx";
import field from "../parts/Field.module.css";
import { useTheme } from "../theme/theme.ts";

const themes = [
  { id: "system", name: "As the system", icon: Monitor },
  { id: "dark", name: "Dark", icon: Moon },
  { id: "light", name: "Light", icon: Sun },
] as const;

/** Dark, light, or as the system says. */
export function ThemeMenu() {
  const [theme, choose] = useTheme();
  const Icon = themes.find((other) => other.id === theme)?.icon ?? Monitor;
  return (
    <MenuTrigger>
      <Button look="icon" aria-label="Theme">
        <Icon size={16} strokeWidth={1.6} aria-hidden="true" />
      </Button>
      <Popover className={field["popover"] ?? ""} placement="bottom end">
        <Menu aria-label="Theme" selectionMode="single" selectedKeys={[theme]}>
          {themes.map(({ id, name }) => (
            <MenuItem
              key={id}
              id={id}
              className={field["option"] ?? ""}
              textValue={name}
              onAction={() => choose(id)}
            >
              {name}
              {id === theme && <Check size={14} strokeWidth={2} aria-hidden="true" />}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
