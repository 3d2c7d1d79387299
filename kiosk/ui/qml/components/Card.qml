import QtQuick
import ".."

// Something to read; flat, since it cannot be pressed.
Rectangle {
    property bool beingRead: false
    color: beingRead ? Theme.read : Theme.surface
    radius: Theme.radius
    border.width: Theme.border
    border.color: Theme.hair
}
