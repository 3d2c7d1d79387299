import QtQuick
import ".."

// Something to read; flat, since it cannot be pressed.
Rectangle {
    color: Theme.surface
    radius: Theme.radius
    border.width: Theme.border
    border.color: Theme.hair
}
